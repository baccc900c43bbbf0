/** 不再提示: findings that somebody has looked at and accepted, by name or by rule and place, for a reason and until a day. */
export interface Suppression {
  /** Id of one finding; it survives a re-submission. */
  readonly finding?: string;
  /** Id of a rule, then at least one of the next two. */
  readonly rule?: string;
  /** Name of the unit, as the report has it or a part of it. */
  readonly unit?: string;
  /** Pattern of the file's path, * for anything but a slash, ** for anything. */
  readonly file?: string;
  readonly reason: string;
  /** Last day on which it holds, ISO. */
  readonly expires: string;
}
