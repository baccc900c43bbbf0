import { describeFindingStore } from "../finding-store.contract.ts";

describeFindingStore("sqlite");
describeFindingStore("postgres");
