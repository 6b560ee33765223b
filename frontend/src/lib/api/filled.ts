/** Empty fields with what is known in them. */
export function filled<Fields extends object>(
  empty: Fields,
  known: { [Name in keyof Fields]?: unknown } | null,
): Fields {
  const names = Object.keys(empty) as (keyof Fields)[];
  return Object.fromEntries(names.map((name) => [name, known?.[name] ?? empty[name]])) as Fields;
}
