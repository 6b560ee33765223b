import type { Me, Provider } from '@/lib/api/shapes';

const SYSTEM = 'system:';
const SYSTEM_ACTORS: Record<string, string> = {
  'system:importer': 'Import',
  'system:operator': 'Command line',
  'system:scheduler': 'Schedule',
};

/** Who did something: oneself, a provider by name, or PFINNI itself. */
export function actorNames(me: Me | undefined, providers: readonly Provider[]): (actor: string) => string {
  return (actor) => {
    if (actor === me?.id) {
      return 'You';
    }
    if (actor.startsWith(SYSTEM)) {
      return SYSTEM_ACTORS[actor] ?? 'PFINNI';
    }
    return providers.find((provider) => provider.user_id === actor)?.display_name ?? 'A colleague';
  };
}
