import { Select, Switch, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { administration } from '../../texts';
import { Section } from '../../ui/Page';
import type { useForm } from '../../ui/useForm';
import { providersQuery, workspaceProviders } from '../providers/scope';
import s from './administration.module.css';
import type { SettingsValues } from './settingsForm';
import { languages, zones } from '../../ui/places';

const t = administration.settings;

export function SettingsFields({ form, slug, disabled }: { form: ReturnType<typeof useForm<SettingsValues>>; slug: string; disabled: boolean }) {
  const providers = useQuery(providersQuery(workspaceProviders(slug))).data?.items ?? [];
  const off = { disabled };
  return (
    <>
      <Section title={t.general}>
        <div className="col" style={{ gap: 16 }}>
          <TextInput {...form.text('name')} {...off} label={t.name} maxLength={120} />
          <TextInput label={t.slug} value={slug} description={t.slugHint} disabled leftSection={<span className="text-3">/w/</span>} leftSectionWidth={40} />
          <TextInput {...form.text('contactEmail')} {...off} label={t.contact} description={t.contactHint} type="email" />
          <Select {...form.choice('locale')} {...off} label={t.locale} data={languages(form.values.locale)} style={{ maxWidth: 320 }} />
          <Select {...form.choice('timeZone')} {...off} label={t.zone} description={t.zoneHint} data={zones(form.values.timeZone)} searchable limit={60} style={{ maxWidth: 320 }} />
        </div>
      </Section>
      <Section title={t.joining}>
        <div className="col" style={{ gap: 16 }}>
          <div className={s.unit}><TextInput {...form.text('invitationDays')} {...off} label={t.invitationDays} inputMode="numeric" /><span>{t.days}</span></div>
          <Switch {...form.check('managersMayInviteAdmins')} {...off} label={t.adminsByManagers} description={t.adminsByManagersHint} />
        </div>
      </Section>
      <Section title={t.signIn}>
        <div className="col" style={{ gap: 16 }}>
          <TextInput {...form.text('sessionIdleMinutes')} {...off} label={`${t.idle} (${t.minutes})`} description={t.idleHint} inputMode="numeric" style={{ maxWidth: 320 }} />
          <TextInput {...form.text('sessionHours')} {...off} label={`${t.hours} (${t.hoursUnit})`} description={t.hoursHint} inputMode="numeric" style={{ maxWidth: 320 }} />
          <Switch {...form.check('requireTwoFactor')} {...off} label={t.twoFactor} description={t.twoFactorHint} />
          {(providers.length > 0 || form.values.requiredProvider) && (
            <Select {...form.choice('requiredProvider')} {...off} label={t.provider} description={t.providerHint} data={[{ value: '', label: t.anyProvider }, ...providers.map((p) => ({ value: p.id, label: p.name }))]} style={{ maxWidth: 320 }} />
          )}
        </div>
      </Section>
    </>
  );
}
