const UNDERSCORES = /_/g;

/** The zone that this browser's clock shows. */
export function browserZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** Every time zone by its IANA name, with spaces to read and to search by; the browser's own is among them. */
export function timeZoneChoices(): { value: string; label: string }[] {
  const names = new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', browserZone()]);
  return [...names].sort().map((value) => ({ value, label: value.replace(UNDERSCORES, ' ') }));
}
