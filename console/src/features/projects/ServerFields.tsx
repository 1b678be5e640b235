import { Radio, Switch, Textarea, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { projects } from '../../texts';
import { Form, Pair } from '../../ui/form';
import { Note } from '../../ui/Note';
import { Password } from '../../ui/Password';
import type { useForm } from '../../ui/useForm';
import { slugFrom } from '../../ui/validate';
import s from './projects.module.css';
import type { ServerValues } from './serverForm';

const t = projects.server;
type State = ReturnType<typeof useForm<ServerValues>>;

/** Address, how the server knows its callers, and whose secret that is. */
export function ServerFields({ form, fresh = false, ends = false, foot }: { form: State; fresh?: boolean; ends?: boolean; foot: ReactNode }) {
  const [touched, setTouched] = useState(false);
  const { kind, level, slug } = form.values;
  return (
    <Form state={form} wide>
      <TextInput {...form.text('name')} label={t.name} autoComplete="off" data-autofocus onChange={(e) => { form.set('name', e.currentTarget.value); if (fresh && !touched) form.set('slug', slugFrom(e.currentTarget.value)); }} />
      {fresh && <TextInput {...form.text('slug')} label={t.slug} description={t.slugHint(slug)} spellCheck={false} autoComplete="off" onChange={(e) => { setTouched(true); form.set('slug', e.currentTarget.value.toLowerCase()); }} />}
      <TextInput {...form.text('url')} label={t.url} description={t.urlHint} inputMode="url" spellCheck={false} autoComplete="off" />
      <fieldset className={s.choices}>
        <legend>{t.kind}</legend>
        {(['none', 'oauth', 'header', 'query'] as const).map((k) => <Radio key={k} name="kind" value={k} checked={kind === k} onChange={() => form.set('kind', k)} label={t.kinds[k].label} description={t.kinds[k].detail} />)}
      </fieldset>
      {kind === 'header' && (
        <Pair>
          <TextInput {...form.text('headerName')} label={t.header} spellCheck={false} autoComplete="off" />
          <TextInput {...form.text('prefix')} label={t.prefix} description={t.prefixHint} spellCheck={false} autoComplete="off" />
        </Pair>
      )}
      {kind === 'query' && <TextInput {...form.text('queryName')} label={t.query} description={t.nameHint} spellCheck={false} autoComplete="off" />}
      {kind === 'oauth' && (
        <>
          <TextInput {...form.text('scopes')} label={t.oauth.scopes} description={t.oauth.scopesHint} spellCheck={false} autoComplete="off" />
          <Pair>
            <TextInput {...form.text('clientId')} label={t.oauth.clientId} description={t.oauth.clientIdHint} spellCheck={false} autoComplete="off" />
            <Password {...form.text('clientSecret')} label={t.oauth.clientSecret} description={form.values.hasClientSecret ? t.oauth.secretSet : t.oauth.secretHint} autoComplete="off" disabled={!form.values.clientId.trim()} />
          </Pair>
          <p className="text-3">{t.oauth.redirect} <span className="mono">{`${location.origin}/connect/callback`}</span></p>
        </>
      )}
      {kind !== 'none' && (
        <fieldset className={s.choices}>
          <legend>{t.level}</legend>
          {(['user', 'project'] as const).map((l) => <Radio key={l} name="level" value={l} checked={level === l} onChange={() => form.set('level', l)} label={t.levels[l].label} description={t.levels[l].detail} />)}
        </fieldset>
      )}
      {kind !== 'none' && level === 'user' && <Textarea {...form.text('description')} label={t.description} description={t.descriptionHint} autosize minRows={2} maxRows={6} />}
      <Switch {...form.check('enabled')} label={t.enabled} />
      {ends && <Note tone="warn" alert>{t.ends}</Note>}
      {foot}
    </Form>
  );
}
