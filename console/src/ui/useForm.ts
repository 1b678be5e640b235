import { type FormEvent, useEffect, useRef, useState } from 'react';
import { isProblem, onFields, type Problem } from '../api/problem';
import { common } from '../texts';

type Errors<T> = Partial<Record<keyof T & string, string>>;

interface Options<T> {
  initial: T;
  validate?: (values: T) => Errors<T>;
  submit: (values: T) => Promise<unknown>;
  /** Problems this form answers in its own words; true means "handled, say nothing more". */
  onProblem?: (problem: Problem) => boolean | void;
}

/** What was typed stays through every failure; the server's complaints land on the fields they name. */
export function useForm<T extends Record<string, unknown>>({ initial, validate, submit, onProblem }: Options<T>) {
  const [values, setValues] = useState(initial);
  const [start, setStart] = useState(initial);
  const [errors, setErrors] = useState<Errors<T>>({});
  const [message, setMessage] = useState<string>();
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);

  const set = <K extends keyof T & string>(name: K, value: T[K]) => {
    setValues((v) => ({ ...v, [name]: value }));
    setErrors(({ [name]: _, ...rest }) => rest as Errors<T>);
  };

  // After the errors are drawn, not merely soon: the fields must be marked by then.
  const [complaints, complain] = useState(0);
  useEffect(() => { if (complaints > 0) form.current?.querySelector<HTMLElement>('[aria-invalid=true], [data-error] input')?.focus(); }, [complaints]);
  const focusFirstError = () => complain((n) => n + 1);

  const onSubmit = async (e?: FormEvent) => {
    e?.preventDefault();
    if (busy) return;
    const found = Object.fromEntries(Object.entries(validate?.(values) ?? {}).filter(([, m]) => m)) as Errors<T>;
    setErrors(found);
    setMessage(undefined);
    if (Object.keys(found).length > 0) return void focusFirstError();
    setBusy(true);
    try {
      await submit(values);
    } catch (problem) {
      if (!isProblem(problem)) throw problem;
      if (onProblem?.(problem) !== true) {
        const { fields, rest } = onFields(problem, Object.keys(values));
        setErrors(fields as Errors<T>);
        setMessage(problem.slug === 'unreachable' ? `${common.error.unreachable}. ${common.error.nothingLost}` : rest.join(' ') || undefined);
        focusFirstError();
      }
    } finally {
      setBusy(false);
    }
  };

  return {
    values, errors, message, busy, set, setErrors, setMessage, onSubmit, form,
    dirty: JSON.stringify(values) !== JSON.stringify(start),
    /** Puts values in as if they had been typed. */
    take: (to: T) => setValues(to),
    /** Takes new values as the saved ones, after a save or a reload. */
    reset: (to: T = start) => { setStart(to); setValues(to); setErrors({}); setMessage(undefined); },
    /** Props of a text input. */
    text: <K extends keyof T & string>(name: K) => ({
      name, value: values[name] as string, error: errors[name],
      onChange: (e: { currentTarget: { value: string } }) => set(name, e.currentTarget.value as T[K]),
    }),
    check: <K extends keyof T & string>(name: K) => ({
      name, checked: values[name] as boolean,
      onChange: (e: { currentTarget: { checked: boolean } }) => set(name, e.currentTarget.checked as T[K]),
    }),
    choice: <K extends keyof T & string>(name: K) => ({
      name, value: values[name] as string, error: errors[name],
      onChange: (v: string | null) => { if (v !== null) set(name, v as T[K]); },
    }),
  };
}
