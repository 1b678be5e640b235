-- A team of many thousands is read in order instead of as a whole.
create index member_by_team_name on member (workspace_id, team_id, name_key, id) where team_id is not null;
drop index member_by_team;
