import { MultiSelect, Select, TextInput } from '@mantine/core';
import { common, members as t } from '../../texts';
import { Pair } from '../../ui/form';
import { Segments } from '../../ui/Segments';
import type { useForm } from '../../ui/useForm';
import type { Groups } from './EditSettings';
import { roleOrder } from './MemberDialogs';
import type { MemberValues, SitesMode } from './memberForm';
import s from './members.module.css';

interface Props {
  form: ReturnType<typeof useForm<MemberValues>>;
  groups: Groups;
  /** Why the names, or the status, are not for this form. */
  namesFixed?: string | undefined;
  statusFixed?: string | undefined;
  /** They have not come in yet: that is their status. */
  invited?: boolean;
}

const few = { limit: 200, maxDropdownHeight: 260, nothingFoundMessage: t.form.nothing, comboboxProps: { withinPortal: true } };

export function MemberFields({ form, groups, namesFixed, statusFixed, invited }: Props) {
  const { values: v, errors, set } = form;
  const named = (of: { id: string; name: string }[] | undefined) => (of ?? []).map((x) => ({ value: x.id, label: x.name }));
  const modes = Object.entries(t.form.sitesModes).map(([value, label]) => ({ value, label }));
  return (
    <>
      <Pair>
        <TextInput {...form.text('firstName')} label={t.form.firstName} autoComplete="off" disabled={namesFixed !== undefined} withAsterisk={namesFixed === undefined} {...(namesFixed === undefined ? { 'data-autofocus': true } : {})} />
        <TextInput {...form.text('lastName')} label={t.form.lastName} autoComplete="off" disabled={namesFixed !== undefined} withAsterisk={namesFixed === undefined} />
      </Pair>
      <TextInput {...form.text('email')} label={t.columns.email} type="email" inputMode="email" autoComplete="off" spellCheck={false} disabled={namesFixed !== undefined} withAsterisk={namesFixed === undefined} inputWrapperOrder={['label', 'input', 'error', 'description']} description={namesFixed} />
      <Pair>
        <Select {...form.choice('role')} label={t.columns.role} data={roleOrder.map((r) => ({ value: r, label: common.role[r] }))} allowDeselect={false} />
        {invited
          ? <TextInput label={t.columns.status} value={t.status.invited} readOnly disabled />
          : <Select {...form.choice('status')} label={t.columns.status} data={(['active', 'disabled'] as const).map((x) => ({ value: x, label: t.status[x] }))} allowDeselect={false} disabled={statusFixed !== undefined} inputWrapperOrder={['label', 'input', 'error', 'description']} description={statusFixed} />}
      </Pair>
      <Select label={t.columns.team} name="team" value={v.team || 'none'} onChange={(x) => set('team', x === 'none' ? '' : (x ?? ''))} error={errors.team} data={[{ value: 'none', label: t.unassigned }, ...named(groups.teams)]} searchable allowDeselect={false} {...few} />
      <MultiSelect label={t.columns.tags} name="tags" value={v.tags} onChange={(x) => set('tags', x)} error={errors.tags} data={named(groups.tags?.filter((x) => !x.dynamic))} placeholder={v.tags.length === 0 ? t.noTags : ''} searchable hidePickedOptions {...few} />
      <div className={s.setEdit}>
        <span className={s.fieldLabel}>{t.columns.sites}</span>
        <Segments label={t.columns.sites} value={v.sitesMode} onChange={(x) => { set('sitesMode', x as SitesMode); form.setErrors(({ sites: _, ...rest }) => rest); }} options={modes} />
        {v.sitesMode === 'some'
          ? <MultiSelect aria-label={t.columns.sites} name="sites" w="100%" value={v.sites} onChange={(x) => set('sites', x)} error={errors.sites} data={named(groups.sites)} placeholder={v.sites.length === 0 ? t.form.chooseSite : ''} searchable hidePickedOptions {...few} />
          : <p className="small text-3">{t.form.sitesMean[v.sitesMode]}</p>}
        {v.sitesMode !== 'some' && errors.sites && <p className="mantine-InputWrapper-error" role="alert">{errors.sites}</p>}
      </div>
    </>
  );
}
