export const ROLES = ["submitter", "reviewer", "supervisor", "administrator"] as const;

/** 报送单位经办人, 审核人, 主管, 管理员. */
export type Role = (typeof ROLES)[number];

export interface Account {
  readonly id: string;
  /** What the person signs in with. */
  readonly name: string;
  /** What the audit log and colleagues see. */
  readonly displayName: string;
  readonly role: Role;
  /** Units whose documents and findings the account may see. Empty: all units, which a submitter can never have. */
  readonly units: readonly string[];
  readonly disabled: boolean;
  readonly createdAt: string;
}
