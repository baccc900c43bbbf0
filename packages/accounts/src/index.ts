export { type Account, ROLES, type Role } from "./account.ts";
export {
  ACCOUNT_RULES,
  type AccessToken,
  type AccountChange,
  type AccountRefusal,
  type AccountRules,
  type Accounts,
  type NewAccount,
  type SignedIn,
  type SignInRefusal,
} from "./accounts.ts";
export { ACTIONS, type Action, may, unitsOf } from "./permissions.ts";
export { type AccountsSetup, openAccounts } from "./tables/accounts.ts";
export { ACCOUNT_SCHEMA } from "./tables/schema.ts";
