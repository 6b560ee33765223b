import type { Me, Provider } from '@/lib/api/shapes';

const SYSTEM = 'system:';
const SYSTEM_ACTORS: Record<string, string> = {
  'system:operator': 'System operator',
  'system:importer': 'Import',
  'system:fill': 'Start of PFINNI',
  'system:migrator': 'Update of PFINNI',
  'system:scheduler': 'Schedule',
  'system:alerts': 'Alerts',
  'system:notices': 'Notices',
  'system:nobody': 'Nobody signed in',
};

/** The system's own actors that somebody may look for. */
export const SYSTEM_CHOICES = Object.entries(SYSTEM_ACTORS).map(([id, name]) => ({ id, name }));

/** What the system's own actors are called; null for a person. */
export function systemName(actor: string): string | null {
  return actor.startsWith(SYSTEM) ? (SYSTEM_ACTORS[actor] ?? 'PFINNI') : null;
}

/** Who did something: oneself, a provider by name, or PFINNI itself. */
export function actorNames(me: Me | undefined, providers: readonly Provider[]): (actor: string) => string {
  return (actor) =>
    actor === me?.id
      ? 'You'
      : (systemName(actor) ?? providers.find((provider) => provider.user_id === actor)?.display_name ?? 'A colleague');
}

/** Who moved a patient: of PFINNI's own work, only a payer's answer moves anybody. */
export function stepMaker(actor: string, nameOf: (actor: string) => string): string {
  return actor === 'system:worker' ? 'Eligibility check' : nameOf(actor);
}
