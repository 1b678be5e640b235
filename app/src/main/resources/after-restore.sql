-- What a restored database must not let in again: it may have been revoked since the backup.
-- Passwords, second factors and recovery codes stay: they are how people come back.
delete from account_session;
delete from one_time_token;
update account_device set trusted_until = null where trusted_until is not null;
-- They have been sent, or lead nowhere now.
update outbox_mail set state = 'failed', body = null, failure = 'The server was restored from a backup.'
  where state in ('queued', 'sending');
delete from personal_token;
delete from workspace_token;
delete from agent_key;
delete from oauth_attempt;
delete from credential;
-- Whatever was revoked at a provider since then is; this may be a copy beside a server that runs.
delete from provider_revocation;
delete from auth_link_visit;
delete from auth_link_code;
delete from auth_link;
delete from identity_provider_attempt;
delete from idempotency_key;
-- The people are still members that were invited; their links are sent anew.
update invitation set token_hash = null, mail_id = null, state = 'failed',
  failure = 'The server was restored from a backup; send it again.', version = version + 1
  where state in ('queued', 'sent', 'failed');
