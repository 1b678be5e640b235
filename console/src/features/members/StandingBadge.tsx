import type { Member } from '../../api/types';
import { members as t } from '../../texts';
import { Status } from '../../ui/Status';
import { banWords, standing } from './standing';

const tones = { active: 'ok', invited: 'info', disabled: 'warn', banned: 'bad' } as const;

/** How someone stands, in the words of the view it is shown in. */
export function StandingBadge({ member, view }: { member: Member; view?: string }) {
  const is = standing(member);
  const words = is === 'banned' ? banWords(member.bannedUntil ?? '', view === 'remote') : view === 'remote' ? t.remoteStatus[is] : t.status[is];
  return <Status kind={is} tone={tones[is]} quiet={is === 'active'}>{words}</Status>;
}
