import type { Result } from "@gouji/values";
import type { Account, Role } from "./account.ts";

export interface NewAccount {
  readonly name: string;
  readonly displayName: string;
  readonly role: Role;
  readonly units: readonly string[];
  readonly password: string;
}

export interface AccountChange {
  readonly displayName?: string;
  readonly role?: Role;
  readonly units?: readonly string[];
  readonly disabled?: boolean;
  readonly password?: string;
}

export type AccountRefusal =
  | "name-taken"
  | "unknown"
  | "password-too-short"
  | "name-not-usable"
  | "submitter-without-unit"
  | "last-administrator";

/** One sentence for a wrong name and a wrong password, so that names cannot be tried out; `locked`: too many tries, come back later. */
export type SignInRefusal = { readonly kind: "wrong" } | { readonly kind: "locked"; readonly until: string };

export interface SignedIn {
  readonly account: Account;
  /** Kept by the browser alone; the tables hold its digest. */
  readonly secret: string;
  readonly expiresAt: string;
}

/** A key for a program 访问令牌. */
export interface AccessToken {
  readonly id: string;
  readonly name: string;
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly lastUsedAt?: string;
}

/** People and programs that may come in. */
export interface Accounts {
  create(account: NewAccount): Promise<Result<Account, AccountRefusal>>;
  /** A changed password, role, unit or a disabled account ends its sessions; a disabled account's tokens rest. */
  change(id: string, change: AccountChange): Promise<Result<Account, AccountRefusal>>;
  list(): Promise<readonly Account[]>;
  /** `address`: where the try comes from; tries are counted by name and by address. */
  signIn(name: string, password: string, address: string): Promise<Result<SignedIn, SignInRefusal>>;
  /** The account behind a session's or token's secret; undefined if it has expired, was ended, or the account is disabled. */
  accountOf(secret: string): Promise<Account | undefined>;
  signOut(secret: string): Promise<void>;
  createToken(
    accountId: string,
    name: string,
    days: number,
  ): Promise<Result<{ readonly token: AccessToken; readonly secret: string }, AccountRefusal>>;
  tokens(accountId: string): Promise<readonly AccessToken[]>;
  revokeToken(accountId: string, tokenId: string): Promise<boolean>;
}

export interface AccountRules {
  readonly shortestPassword: number;
  /** A session ends so long after its last use. */
  readonly idleMs: number;
  /** And so long after it began. */
  readonly longestMs: number;
  /** Failed tries within the window that close a name, or an address. */
  readonly triesOfName: number;
  readonly triesOfAddress: number;
  readonly windowMs: number;
}

export const ACCOUNT_RULES: AccountRules = {
  shortestPassword: 10,
  idleMs: 2 * 3_600_000,
  longestMs: 12 * 3_600_000,
  triesOfName: 5,
  triesOfAddress: 30,
  windowMs: 15 * 60_000,
};
