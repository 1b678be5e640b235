import { Select, Switch, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import type { IdentityProvider, Role } from '../../api/types';
import { administration, common } from '../../texts';
import { CopyField } from '../../ui/CopyField';
import { Form, FormActions } from '../../ui/form';
import { useGo } from '../../ui/Link';
import { Note } from '../../ui/Note';
import { Section } from '../../ui/Page';
import { Password } from '../../ui/Password';
import { toast } from '../../ui/toast';
import { useForm } from '../../ui/useForm';
import { required } from '../../ui/validate';
import { ProviderActions } from './ProviderActions';
import type { ProviderInput, ProviderScope } from './scope';

const t = administration.providers;
const roles: Role[] = ['agent-user', 'monitor', 'editor', 'manager', 'admin'];
const words = (text: string) => text.split(/[\s,;]+/).filter(Boolean);

interface Props { scope: ProviderScope; provider?: IdentityProvider; etag?: string | null; readOnly?: string | undefined }

export function ProviderForm({ scope, provider, etag = null, readOnly }: Props) {
  const client = useQueryClient();
  const go = useGo();
  const form = useForm({
    initial: {
      name: provider?.name ?? '', issuer: provider?.issuer ?? '', clientId: provider?.clientId ?? '', clientSecret: '', scopes: (provider?.scopes ?? ['openid', 'email', 'profile']).join(' '),
      enabled: provider?.enabled ?? false, jit: provider?.jit ?? false, defaultRole: (provider?.defaultRole ?? 'monitor') as string, allowedDomains: (provider?.allowedDomains ?? []).join(', '), trustEmail: provider?.trustEmail ?? false,
    },
    validate: (v) => ({ name: required(v.name), issuer: required(v.issuer), clientId: required(v.clientId), allowedDomains: (v.jit || v.trustEmail) && !v.allowedDomains.trim() ? t.domainsNeeded : undefined }),
    submit: async ({ clientSecret, trustEmail, ...v }) => {
      const input: ProviderInput = { ...v, name: v.name.trim(), issuer: v.issuer.trim(), clientId: v.clientId.trim(), scopes: words(v.scopes), allowedDomains: words(v.allowedDomains), defaultRole: v.defaultRole as Role, ...(clientSecret ? { clientSecret } : {}), ...(scope.server ? { trustEmail } : {}) };
      const saved = provider ? await scope.change(provider.id, input, etag) : await scope.add(input);
      await client.invalidateQueries({ queryKey: scope.key });
      if (provider) { form.reset({ ...form.values, clientSecret: '' }); toast(t.saved); }
      else { toast(t.added(saved.name)); go(scope.page(saved.id), { replace: true }); }
    },
  });
  const off = readOnly !== undefined;
  return (
    <Form state={form} wide>
      {readOnly && <div style={{ marginTop: 16 }}><Note>{readOnly}</Note></div>}
      <Section title={t.sections.connection}>
        <div className="col" style={{ gap: 16 }}>
          {provider && <div><div className="small strong text-2" style={{ marginBottom: 4 }}>{t.redirect}</div><CopyField value={provider.redirectUri} label={t.redirect} /><p className="small text-3" style={{ marginTop: 4 }}>{t.redirectHint}</p></div>}
          <TextInput {...form.text('name')} label={t.name} description={t.nameHint} disabled={off} autoFocus={!provider} />
          <TextInput {...form.text('issuer')} label={t.issuer} description={t.issuerHint} disabled={off} spellCheck={false} inputMode="url" />
          <TextInput {...form.text('clientId')} label={t.clientId} disabled={off} autoComplete="off" spellCheck={false} />
          {!off && <Password {...form.text('clientSecret')} label={t.secret} description={provider?.hasSecret ? t.secretKept : t.secretHint} autoComplete="new-password" />}
          <TextInput {...form.text('scopes')} label={t.scopes} description={t.scopesHint} disabled={off} spellCheck={false} />
        </div>
      </Section>
      <Section title={t.sections.joining}>
        <div className="col" style={{ gap: 16 }}>
          <Switch {...form.check('enabled')} label={t.enabled} disabled={off} />
          <Switch {...form.check('jit')} label={t.jit} description={t.jitHint} disabled={off} />
          {form.values.jit && <Select {...form.choice('defaultRole')} label={t.role} data={roles.map((r) => ({ value: r, label: common.role[r] }))} disabled={off} style={{ maxWidth: 240 }} />}
          {scope.server && <Switch {...form.check('trustEmail')} label={t.trustEmail} description={t.trustEmailHint} disabled={off} />}
          <TextInput {...form.text('allowedDomains')} label={t.domains} description={t.domainsHint} disabled={off} spellCheck={false} />
        </div>
      </Section>
      {!off && <FormActions busy={form.busy} dirty={form.dirty} label={provider ? common.save : t.save} onReset={() => (provider ? form.reset() : go(scope.listPage()))} />}
      {provider && !off && <ProviderActions scope={scope} provider={provider} dirty={form.dirty} />}
    </Form>
  );
}
