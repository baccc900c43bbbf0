export { openApp } from "./app.ts";
export { DESK, type ServerParts } from "./environment.ts";
export { isLoopback, type Listening, listen } from "./listen.ts";
