import type { Account, Accounts } from "@gouji/accounts";
import type { Service } from "@gouji/service";

/** What the routes stand on. */
export interface ServerParts {
  readonly service: Service;
  readonly accounts: Accounts;
  /** "accounts": everybody signs in. "desk": one desk, reachable from this machine alone, without accounts. */
  readonly access: "accounts" | "desk";
  /** Host names and addresses under which the server may be called; another one is a page that had its name point here. */
  readonly hosts: readonly string[];
  /** The session's cookie is for https alone. */
  readonly secure: boolean;
  readonly newId: () => string;
  readonly clock: () => number;
  readonly version: string;
  /** Folders of this machine that bulk audits made over HTTP may read; undefined for all, as at a desk. */
  readonly sourceFolders?: readonly string[] | undefined;
  /** Largest file, bytes. */
  readonly maxBytes: number;
  /** Folder of the built screen; without it the interface alone is served. */
  readonly screenFolder?: string;
}

/** What a request carries once it is let in. */
export interface Environment {
  Variables: {
    account: Account;
    /** Of the session or token that was shown; absent at a desk. */
    secret?: string;
  };
}

/** Who decides at a desk without accounts 本机. */
export const DESK: Account = {
  ...{ id: "desk", name: "desk", displayName: "本机", role: "administrator", units: [], disabled: false, createdAt: "" },
};
