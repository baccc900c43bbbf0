/** Where the launchers look, from the portable folder. */
export const PROGRAM = "program/node_modules/gouji/packages/cli/bin/gouji.mjs";

export interface Launcher {
  readonly name: string;
  readonly text: string;
}

/** What a user types or opens. They call nothing but the Node in the folder, so no PATH is needed. */
export function launchersOf(os: "win32" | "linux"): readonly Launcher[] {
  return os === "win32" ? [GOUJI_CMD, SERVE_CMD] : [GOUJI_SH];
}

/** ASCII alone: cmd reads a file in whatever code page the machine has. */
const GOUJI_CMD: Launcher = {
  name: "gouji.cmd",
  text: crlf(`@"%~dp0runtime\\node.exe" "%~dp0${PROGRAM.replaceAll("/", "\\")}" %*\n`),
};

/** For a double click: the service, and the browser as soon as it answers. */
const SERVE_CMD: Launcher = {
  name: "serve.cmd",
  text: crlf(
    [
      "@echo off",
      "title Gouji",
      'start "" /min cmd /c "ping -n 5 127.0.0.1 >nul & start http://localhost:4680"',
      'call "%~dp0gouji.cmd" serve %*',
      "pause",
      "",
    ].join("\n"),
  ),
};

const GOUJI_SH: Launcher = {
  name: "gouji",
  text: `#!/bin/sh
# A link to this file is followed; without one nothing outside of this folder is called.
self=$0
if [ -h "$self" ]; then self=$(readlink -f "$self"); fi
case $self in
  */*) here=\${self%/*} ;;
  *) here=. ;;
esac
exec "$here/runtime/node" "$here/${PROGRAM}" "$@"
`,
};

function crlf(text: string): string {
  return text.replaceAll("\n", "\r\n");
}
