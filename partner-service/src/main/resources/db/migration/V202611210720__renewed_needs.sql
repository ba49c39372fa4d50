-- A bonus decided later replaces one that still waits (the bonuses exclude each other).
alter table need add version bigint not null default 0;

-- A household whose referral ended without a completed programme may wait again: one open or completed referral for
-- each bonus, any number of ended ones.
alter table need add attempt int not null default 1;
alter table referral add attempt int not null default 1;
alter table referral drop constraint referral_household_bonus_key;
create unique index referral_standing on referral (household, bonus)
    where stage not in ('DECLINED', 'EXPIRED', 'DROPPED');
create unique index referral_attempt on referral (household, bonus, attempt);
