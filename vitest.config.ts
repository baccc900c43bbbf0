import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["packages/*/src/**/*.test.ts", "workers/*/src/**/*.test.ts", "scripts/**/*.test.ts", "test/**/*.test.ts"],
    testTimeout: 30_000,
    // What a screen or a server comes to is waited for; a busy machine takes its time.
    expect: { poll: { timeout: 10_000 } },
  },
});
