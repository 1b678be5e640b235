/** What was typed one a line, or with commas: without blanks and repetitions. */
export const lines = (text: string): string[] => [...new Set(text.split(/[\n,;]+/).map((x) => x.trim()).filter(Boolean))];

/** Rules have no blanks in them, so these separate them too. */
export const words = (text: string): string[] => [...new Set(text.split(/[\s,;]+/).filter(Boolean))];
