-- A workspace's token stands on the membership of who made it: it does nothing while that member is
-- suspended, and nothing ever again once the membership has ended, also when the person comes back.
alter table workspace_token add column made_by uuid;
update workspace_token t set made_by = m.id
from member m join person p on p.workspace_id = m.workspace_id and p.id = m.person_id
where m.workspace_id = t.workspace_id and p.account_id = t.created_by;
