export { dataFolderOf, extractLimitsOf, jobsOf, ocrFolderOf, serviceJobsOf, workerLimitsOf } from "./limits.ts";
export { CONFIG_FILE, type LoadedSettings, loadSettings, type Origin, SettingsError } from "./load-settings.ts";
export type { Project } from "./project-file.ts";
export { environmentName, SETTING_NAMES, type SettingName, Settings } from "./settings.ts";
export { type Surroundings, surroundingsOf, todayOf } from "./surroundings.ts";
