import { Button } from '@mantine/core';
import { api, take } from '../../api/client';
import type { TwoFactorStart } from '../../api/types';
import { account, common } from '../../texts';
import { CodeInput } from '../../ui/CodeInput';
import { CopyField } from '../../ui/CopyField';
import { DialogFoot } from '../../ui/dialogs';
import { Form } from '../../ui/form';
import { useForm } from '../../ui/useForm';
import s from './account.module.css';

const t = account.security.second;

export function Enrol({ start, done, close }: { start: TwoFactorStart; done: (codes: string[]) => void; close: () => void }) {
  const form = useForm({
    initial: { code: '' },
    validate: (v) => ({ code: v.code.length === 6 ? undefined : t.wrong }),
    submit: async (body) => done((await take(api.POST('/api/v1/me/two-factor/confirm', { body }))).recoveryCodes),
    onProblem: (p) => {
      if (!['sign-in-refused', 'two-factor-required', 're-authentication-required'].includes(p.slug)) return false;
      form.set('code', '');
      form.setErrors({ code: t.wrong });
      return true;
    },
  });
  return (
    <Form state={form} wide>
      <div className={s.qr}>
        {/* As an image, so that nothing in the server's SVG can act in this page. */}
        <figure><img alt={t.qr} src={`data:image/svg+xml;utf8,${encodeURIComponent(start.qrSvg)}`} /></figure>
        <div className="col" style={{ gap: 12 }}>
          <p className="text-2">{t.scan}</p>
          <p className="small text-3">{t.cannot}</p>
          <CopyField value={start.secret} label={t.key} />
        </div>
      </div>
      <CodeInput label={t.code} value={form.values.code} onChange={(v) => form.set('code', v)} error={form.errors.code} />
      <DialogFoot><Button variant="default" onClick={close}>{common.cancel}</Button><Button type="submit" loading={form.busy}>{t.confirm}</Button></DialogFoot>
    </Form>
  );
}
