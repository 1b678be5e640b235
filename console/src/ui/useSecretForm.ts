import { useRef, useState } from 'react';
import { isProblem, type Problem } from '../api/problem';
import { useForm } from './useForm';
import { required } from './validate';

interface Options {
  /** `untested` is true when the person wants it kept although the server could not be asked. */
  save: (secret: string, untested: boolean) => Promise<unknown>;
  onProblem?: (problem: Problem) => boolean | void;
}

/** A form for one secret, which the server it is for is asked about before it is kept. */
export function useSecretForm({ save, onProblem }: Options) {
  const anyway = useRef(false);
  const [doubt, setDoubt] = useState<string>();
  const form = useForm({
    initial: { secret: '' },
    validate: (v) => ({ secret: required(v.secret) }),
    // Copied keys often bring a space or a line's end with them, which no key has.
    submit: (v) => save(v.secret.trim(), anyway.current),
    onProblem: (p) => {
      if (!isProblem(p, 'not-tested')) return onProblem?.(p);
      setDoubt(p.message);
      return true;
    },
  });
  const run = (untested: boolean) => { anyway.current = untested; setDoubt(undefined); return form.onSubmit(); };
  const field = form.text('secret');
  return {
    ...form,
    /** Why it could not be tested, until it is tried again or another one is typed. */
    doubt,
    onSubmit: (e?: { preventDefault: () => void }) => { e?.preventDefault(); return run(false); },
    keepAnyway: () => run(true),
    secret: { ...field, onChange: (e: Parameters<typeof field.onChange>[0]) => { setDoubt(undefined); field.onChange(e); } },
  };
}
