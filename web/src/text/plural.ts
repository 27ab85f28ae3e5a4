// Picks the form of a word that fits a number, in the language's own rules.

export type Forms = { one?: string; few?: string; many?: string; other: string };

export function pluralIn(language: string): (count: number, forms: Forms) => string {
  const rules = new Intl.PluralRules(language);
  return (count, forms) => {
    const form = rules.select(count) as keyof Forms;
    return (forms[form] ?? forms.other).replace("#", String(count));
  };
}
