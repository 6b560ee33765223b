const names = new Intl.DisplayNames('en', { type: 'language' });

/** Languages that are spoken often at home in the United States (Census Bureau, ACS), as ISO 639 codes. */
const OFTEN = 'en es zh tl vi ar fr ko ru pt ht hi de pl it ur fa ja gu te bn pa ta so am sw'.split(' ');

export function languageName(code: string): string {
  return names.of(code) ?? code;
}

/** The languages to choose from, by name; one that a patient already has is among them. */
export function languageChoices(present: string | null | undefined): { value: string; label: string }[] {
  const codes = present && !OFTEN.includes(present) ? [...OFTEN, present] : OFTEN;
  return codes
    .map((value) => ({ value, label: languageName(value) }))
    .sort((one, other) => one.label.localeCompare(other.label));
}
