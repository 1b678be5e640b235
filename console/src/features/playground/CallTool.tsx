import { Button, Select, Textarea, TextInput } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { playground as t } from '../../texts';
import { figure } from '../../texts/format';
import { Note } from '../../ui/Note';
import { Segments } from '../../ui/Segments';
import { Status } from '../../ui/Status';
import { outcomeOf, type Tool } from './answer';
import s from './playground.module.css';
import { callTool } from './queries';
import { type Arguments, argumentsOf, type Field, fieldsOf, objectOf, startOf, type Values, valuesOf } from './schemaForm';

interface Props { ws: string; project: string; agent: string; person: string; tool: Tool }

/** The arguments of one tool, as a form or as JSON, and what the call came to. */
export function CallTool({ ws, project, agent, person, tool }: Props) {
  const fields = fieldsOf(tool.inputSchema);
  const [values, setValues] = useState<Values>(() => startOf(tool.inputSchema));
  const [typed, setTyped] = useState<string>();
  const [errors, setErrors] = useState<Record<string, string>>({});
  const call = useMutation({ mutationFn: (args: Arguments) => callTool(ws, project, agent, person, tool.name, args) });

  /** What is to be sent; undefined, and said, when it cannot be. */
  const read = (): Arguments | undefined => {
    if (typed !== undefined) {
      const args = objectOf(typed);
      setErrors(args ? {} : { '': t.wrong.object });
      return args;
    }
    const found = argumentsOf(fields, values, t.wrong);
    setErrors(found.errors);
    return Object.keys(found.errors).length === 0 ? found.args : undefined;
  };
  const show = (as: string) => {
    if ((as === 'json') === (typed !== undefined)) return;
    setErrors({});
    if (typed === undefined) return setTyped(JSON.stringify(argumentsOf(fields, values, t.wrong).args, null, 2));
    const args = objectOf(typed);
    const back = args && valuesOf(fields, args);
    if (!back) return setErrors({ '': args ? t.wrong.more : t.wrong.object });
    setValues(back);
    setTyped(undefined);
  };
  const submit = (e: FormEvent) => {
    e.preventDefault();
    const args = read();
    if (args) call.mutate(args);
  };
  return (
    <div className={s.call}>
      <h2 className="mono">{tool.name}</h2>
      {tool.description && <p className={s.about}>{tool.description}</p>}
      <form onSubmit={submit} noValidate className={s.form}>
        <div className={s.switch}><Segments label={t.as} value={typed === undefined ? 'form' : 'json'} onChange={show} options={[{ value: 'form', label: t.form }, { value: 'json', label: t.json }]} /></div>
        {typed !== undefined ? <Textarea label={t.arguments} value={typed} onChange={(e) => setTyped(e.currentTarget.value)} error={errors['']} autosize minRows={4} maxRows={20} spellCheck={false} classNames={{ input: 'mono' }} />
          : fields.length === 0 ? <p className="text-3">{t.noArguments}</p>
          : fields.map((f) => <Input key={f.name} field={f} value={values[f.name] ?? ''} error={errors[f.name]} change={(v) => { setValues((old) => ({ ...old, [f.name]: v })); setErrors(({ [f.name]: _, ...rest }) => rest); }} />)}
        <div><Button type="submit" loading={call.isPending} leftSection={<IconPlayerPlay size={16} stroke={1.7} />}>{t.call}</Button></div>
      </form>
      <section aria-label={t.result} aria-live="polite" className={s.result}>
        {call.isPending ? <p className="text-3">{t.waiting}</p> : call.error ? <Note tone="bad" alert>{call.error.message}</Note> : call.data && <Result answer={call.data} />}
      </section>
    </div>
  );
}

function Input({ field, value, error, change }: { field: Field; value: string; error: string | undefined; change: (v: string) => void }) {
  const shared = { label: field.label, description: field.hint || undefined, error, withAsterisk: field.required };
  if (field.kind === 'choice') return <Select {...shared} value={value || null} data={field.choices.map((c) => ({ value: String(c), label: c === true ? t.yes : c === false ? t.no : String(c) }))} clearable={!field.required} onChange={(v) => change(v ?? '')} placeholder={t.unset} />;
  if (field.kind === 'number') return <TextInput {...shared} value={value} inputMode="decimal" autoComplete="off" onChange={(e) => change(e.currentTarget.value)} />;
  return <Textarea {...shared} description={field.kind === 'json' ? [field.hint, t.asJson].filter(Boolean).join(' ') : shared.description} value={value} autosize minRows={field.kind === 'json' ? 2 : 1} maxRows={12} spellCheck={false} classNames={field.kind === 'json' ? { input: 'mono' } : {}} onChange={(e) => change(e.currentTarget.value)} />;
}

function Result({ answer }: { answer: { result?: unknown; error?: unknown; millis: number } }) {
  const { ok, failure, parts, structured } = outcomeOf(answer);
  return (
    <>
      <div className={s.outcome}>
        <Status kind={ok ? 'active' : 'warning'} tone={ok ? 'ok' : 'bad'}>{ok ? t.ok : (t.failures[failure as keyof typeof t.failures] ?? t.failed)}</Status>
        <span className="text-3">{t.took(figure(answer.millis))}</span>
      </div>
      {parts.map((p, i) => (p.kind === 'image' ? <img key={i} src={p.src} alt={t.picture} /> : <pre key={i} tabIndex={0}>{p.text}</pre>))}
      {structured && <details open={parts.length === 0}><summary>{t.structured}</summary><pre tabIndex={0}>{structured}</pre></details>}
      {parts.length === 0 && !structured && <p className="text-3">{t.empty}</p>}
    </>
  );
}
