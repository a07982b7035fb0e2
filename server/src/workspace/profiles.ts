import type { Configuration as ConfigurationFile } from '../../generated/configuration.types.ts';
import profileData from './profiles.json' with { type: 'json' };

/** A built-in configuration that others extend (rules.md A0.3). Data only. */
export interface Profile {
  readonly description: string;
  readonly settings: Partial<ConfigurationFile>;
}

export const PROFILES: Readonly<Record<string, Profile>> = profileData.profiles as unknown as Readonly<
  Record<string, Profile>
>;
