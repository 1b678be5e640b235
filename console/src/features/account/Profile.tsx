import { Select, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api, take } from '../../api/client';
import type { Me } from '../../api/types';
import { paths } from '../../app/paths';
import { meQuery, sessionQuery, useSession } from '../../app/session';
import { account, entry } from '../../texts';
import { Avatar } from '../../ui/Avatar';
import { Form, FormActions, Pair } from '../../ui/form';
import { Link } from '../../ui/Link';
import { Facts, Page, Section } from '../../ui/Page';
import { languages, zones } from '../../ui/places';
import { RoleBadge } from '../../ui/RoleBadge';
import { Loaded } from '../../ui/states';
import { Time } from '../../ui/Time';
import { toast } from '../../ui/toast';
import { useForm } from '../../ui/useForm';
import { required } from '../../ui/validate';
import s from './account.module.css';

const t = account.profile;

export function Profile() {
  const query = useQuery(meQuery);
  return <Page title={t.page} lead={t.lead}><Loaded query={query}>{(me) => <><ProfileForm me={me} /><Workspaces /><About me={me} /></>}</Loaded></Page>;
}

function ProfileForm({ me }: { me: Me }) {
  const client = useQueryClient();
  const form = useForm({
    initial: { firstName: me.firstName, lastName: me.lastName, locale: me.locale, timeZone: me.timeZone },
    validate: (v) => ({ firstName: required(v.firstName), lastName: required(v.lastName) }),
    submit: async (v) => {
      client.setQueryData(meQuery.queryKey, await take(api.PATCH('/api/v1/me', { body: v })));
      await client.invalidateQueries(sessionQuery);
      form.reset(v);
      toast(t.saved);
    },
  });
  return (
    <Section title={t.name}>
      <Form state={form}>
        <Pair><TextInput {...form.text('firstName')} label={entry.firstName} autoComplete="given-name" /><TextInput {...form.text('lastName')} label={entry.lastName} autoComplete="family-name" /></Pair>
        <Pair><Select {...form.choice('locale')} label={t.language} data={languages(form.values.locale)} /><Select {...form.choice('timeZone')} label={t.zone} data={zones(form.values.timeZone)} searchable limit={60} /></Pair>
        <FormActions busy={form.busy} dirty={form.dirty} onReset={() => form.reset()} />
      </Form>
    </Section>
  );
}

function Workspaces() {
  const { workspaces } = useSession();
  return (
    <Section title={t.workspaces}>
      {workspaces.length === 0 ? <p className="text-2">{t.none}</p> : (
        <ul className={s.rows}>
          {workspaces.map((w) => <li key={w.id}><Link to={paths.workspace(w.slug).home()}><Avatar id={w.id} name={w.name} shape="workspace" /><span className="grow ellipsis strong">{w.name}</span><RoleBadge role={w.role} /></Link></li>)}
        </ul>
      )}
    </Section>
  );
}

function About({ me }: { me: Me }) {
  return (
    <Section title={t.email} detail={t.emailHint} actions={<Link to={paths.account.security()} className="link">{t.change}</Link>}>
      <Facts items={[[t.email, me.email], [t.since, <Time key="t" at={me.createdAt} />], [t.id, <code key="i">{me.id}</code>]]} />
    </Section>
  );
}
