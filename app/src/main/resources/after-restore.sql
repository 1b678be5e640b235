-- What a restored database must not let in again: it may have been revoked since the backup.
-- Passwords, second factors and recovery codes stay: they are how people come back.
delete from account_session;
delete from one_time_token;
update account_device set trusted_until = null where trusted_until is not null;
