-- Each step of a referral as a decision (POL-2): the version of the limits it was decided by, and a hash of it all.
alter table referral_step add policy text, add hash text;
