import { IconAlertCircle, IconArmchairOff, IconCheck, IconMailForward, IconUserCheck } from '@tabler/icons-react';
import type { InviteResult, Role, Workspace } from '../../api/types';
import { invitations } from '../../texts';
import s from './invitations.module.css';
import { reaches } from './roles';
import { useLink } from './useLink';

const t = invitations.answers;
const shown = 100;
const looks = {
  invited: { icon: IconCheck, tone: 'ok' }, resent: { icon: IconMailForward, tone: 'info' }, 'already-member': { icon: IconUserCheck, tone: 'mute' },
  invalid: { icon: IconAlertCircle, tone: 'bad' }, 'over-licence': { icon: IconArmchairOff, tone: 'warn' },
} as const;
const troubles = ['invalid', 'over-licence'];

interface Props { workspace: Workspace; results: InviteResult[] | undefined; mail: boolean; role: Role; fix: (email: string) => void }

/** What became of each address; what needs somebody comes first when there are too many to show. */
export function InviteAnswers({ workspace, results, mail, role, fix }: Props) {
  const link = useLink(workspace.slug);
  if (!results) return <div className={s.before}><p>{t.before}</p><p className="text-3">{t.beforeDetail}</p></div>;
  const count = (...outcomes: string[]) => results.filter((r) => outcomes.includes(r.outcome)).length;
  const sent = count('invited', 'resent'), here = count('already-member'), need = count(...troubles);
  const rows = results.length <= shown ? results : [...results].sort((a, b) => Number(troubles.includes(b.outcome)) - Number(troubles.includes(a.outcome))).slice(0, shown);
  const head = [sent > 0 && (mail ? t.ways(sent) : t.made(sent)), here > 0 && t.here(here), need > 0 && t.need(need)].filter(Boolean).join(', ');
  return (
    <div className={s.answers}>
      <h2 role="status">{head}</h2>
      <ul aria-label={t.label}>
        {rows.map((r, i) => {
          const { icon: Icon, tone } = looks[r.outcome];
          const open = r.outcome === 'invited' || r.outcome === 'resent';
          return (
            <li key={i}>
              <span className={s.who}>{r.email || '–'}</span>
              <span className={s.outcome} data-tone={tone}><Icon size={14} stroke={1.9} aria-hidden="true" />{t.outcome[r.outcome]}</span>
              <span className={s.why}>{r.reason ?? (mail ? t.queued : t.noMail)}</span>
              {r.outcome === 'invalid' && <button type="button" className="plain link" aria-label={t.fixLabel(r.email)} onClick={() => fix(r.email)}>{t.fix}</button>}
              {open && !mail && r.invitationId && reaches(workspace.me.role, role) && <button type="button" className="plain link" aria-label={invitations.act.copyFor(r.email)} onClick={() => link.ask({ id: r.invitationId ?? '', email: r.email })}>{invitations.act.copy}</button>}
            </li>
          );
        })}
      </ul>
      {rows.length < results.length && <p className="text-3">{t.rest(results.length - rows.length)}</p>}
      {link.dialog}
    </div>
  );
}
