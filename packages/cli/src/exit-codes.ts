export const EXIT = { clean: 0, findings: 1, usage: 2, fault: 3 } as const;
