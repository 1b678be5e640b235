import s from './avatar.module.css';

/** The same person has the same colour everywhere: the hue comes from the id. */
export function hue(id: string): number {
  let h = 2166136261;
  for (let i = 0; i < id.length; i++) h = Math.imul(h ^ id.charCodeAt(i), 16777619);
  return (h >>> 0) % 360;
}

export function initials(name: string): string {
  const words = name.trim().split(/\s+/).filter((w) => /\p{L}|\p{N}/u.test(w));
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0] ?? name];
  return letters.map((w) => [...(w ?? '')][0] ?? '').join('').toUpperCase() || '?';
}

/** The letters are drawn by the style sheet: they are a picture, and no part of the text around them. */
export function Avatar({ id, name, size = 24, shape = 'person' }: { id: string; name: string; size?: number; shape?: 'person' | 'thing' | 'workspace' | 'machine' }) {
  const letters = shape === 'person' ? initials(name) : initials(name).slice(0, 1);
  return (
    <span className={s.avatar} data-shape={shape} aria-hidden="true" style={{ width: size, height: size, fontSize: Math.round(size * (shape === 'person' ? 0.4 : 0.52)), ['--h' as string]: hue(id) }} data-letters={letters} />
  );
}
