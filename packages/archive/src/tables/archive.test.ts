import { describeArchive } from "../archive.contract.ts";

describeArchive("sqlite");
describeArchive("postgres");
