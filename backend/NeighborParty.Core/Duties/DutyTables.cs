using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NeighborParty.Core.Data;
using NeighborParty.Core.Groups;
using NeighborParty.Core.Patrols;
using NeighborParty.Core.People;

namespace NeighborParty.Core.Duties
{
    internal sealed class DutyPlaceTable : IEntityTypeConfiguration<DutyPlace>
    {
        public void Configure(EntityTypeBuilder<DutyPlace> builder)
        {
            builder.HasIndex(p => new { p.CommunityId, p.Name }).IsUnique();
            builder.Property(p => p.Name).HasMaxLength(80);
            builder.ToTable(t => t.HasCheckConstraint("CK_DutyPlaces_Radius", "\"RadiusMetres\" BETWEEN 50 AND 300"));
        }
    }

    internal sealed class DutySeriesTable : IEntityTypeConfiguration<DutySeries>
    {
        public void Configure(EntityTypeBuilder<DutySeries> builder)
        {
            builder.HasOne<BuildingGroup>().WithMany().HasForeignKey(s => s.GroupId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<DutyPlace>().WithMany().HasForeignKey(s => s.PlaceId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Person>().WithMany().HasForeignKey(s => s.LeaderPersonId).OnDelete(DeleteBehavior.Restrict);
            builder.HasIndex(s => new { s.CommunityId, s.GroupId });
            builder.Property(s => s.BreakMinutes).HasDefaultValue(0);
            builder.Property(s => s.Title).HasMaxLength(60);
            builder.Property(s => s.ArmbandRequired).HasDefaultValue(false);
            builder.Property(s => s.AdultsOnly).HasDefaultValue(false);
            builder.Property(s => s.RequiredSkill).HasMaxLength(40);
            builder.HasOne<PatrolRoute>().WithMany().HasForeignKey(s => s.RouteId).OnDelete(DeleteBehavior.Restrict);
            builder.Property(s => s.Rule).HasMaxLength(RecurrenceRule.MaxLength).HasDefaultValue("");
            builder.Property(s => s.ExceptDays).HasConversion<DayListConverter>(DayListConverter.Comparer).HasMaxLength(1000).HasDefaultValueSql("''");
            builder.Property(s => s.Roles).HasConversion<RoleListConverter>(RoleListConverter.Comparer).HasMaxLength(1000).HasDefaultValueSql("''");
            builder.Property(s => s.RoleSkills).HasConversion<RoleSkillListConverter>(RoleSkillListConverter.Comparer).HasMaxLength(1000).HasDefaultValueSql("''");
            builder.Property(s => s.DeputyPersonIds).HasConversion<GuidListConverter>(GuidListConverter.Comparer).HasMaxLength(1000).HasDefaultValueSql("''");
            builder.Property(s => s.InviteOnly).HasDefaultValue(false);
            builder.Ignore(s => s.Weekdays).Ignore(s => s.Plan).Ignore(s => s.Recurs);
        }
    }

    internal sealed class ShiftTable : IEntityTypeConfiguration<Shift>
    {
        public void Configure(EntityTypeBuilder<Shift> builder)
        {
            builder.HasOne<DutySeries>().WithMany().HasForeignKey(s => s.SeriesId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<BuildingGroup>().WithMany().HasForeignKey(s => s.GroupId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<DutyPlace>().WithMany().HasForeignKey(s => s.PlaceId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Person>().WithMany().HasForeignKey(s => s.LeaderPersonId).OnDelete(DeleteBehavior.Restrict);
            // The job that makes shifts may run twice.
            builder.HasIndex(s => new { s.CommunityId, s.SeriesId, s.StartsAt }).IsUnique().HasFilter("\"SeriesId\" IS NOT NULL");
            builder.HasIndex(s => new { s.CommunityId, s.StartsAt, s.Id });
            // What the clock looks for: ended and not resolved, resolved and not settled.
            builder.HasIndex(s => new { s.CommunityId, s.State, s.EndsAt });
            builder.Property(s => s.BreakMinutes).HasDefaultValue(0);
            builder.Property(s => s.CameCount).HasDefaultValue(0);
            builder.Property(s => s.MissedCount).HasDefaultValue(0);
            builder.Property(s => s.ArmbandRequired).HasDefaultValue(false);
            builder.Property(s => s.AdultsOnly).HasDefaultValue(false);
            builder.Property(s => s.RequiredSkill).HasMaxLength(40);
            builder.HasOne<PatrolRoute>().WithMany().HasForeignKey(s => s.RouteId).OnDelete(DeleteBehavior.Restrict);
            builder.Property(s => s.Title).HasMaxLength(60);
            builder.Property(s => s.WeatherNote).HasMaxLength(200);
            builder.Property(s => s.InsuranceRef).HasMaxLength(120);
            builder.Property(s => s.InviteOnly).HasDefaultValue(false);
            builder.Ignore(s => s.Plan);
            builder.HasMany(s => s.Roles).WithOne().HasForeignKey(r => r.ShiftId).OnDelete(DeleteBehavior.Cascade);
            builder.HasMany(s => s.Deputies).WithOne().HasForeignKey(d => d.ShiftId).OnDelete(DeleteBehavior.Cascade);
            builder.ToTable(t =>
            {
                t.HasCheckConstraint("CK_Shifts_Break", "\"BreakMinutes\" >= 0");
                t.HasCheckConstraint("CK_Shifts_Times", "\"EndsAt\" > \"StartsAt\"");
                t.HasCheckConstraint("CK_Shifts_Capacity", "\"CapacityMax\" >= 1 AND \"CapacityMin\" BETWEEN 0 AND \"CapacityMax\"");
                t.HasCheckConstraint("CK_Shifts_Radius", "\"RadiusMetres\" BETWEEN 50 AND 300");
            });
        }
    }

    internal sealed class ShiftSignupTable : IEntityTypeConfiguration<ShiftSignup>
    {
        public void Configure(EntityTypeBuilder<ShiftSignup> builder)
        {
            builder.HasOne(s => s.Shift).WithMany().HasForeignKey(s => s.ShiftId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Person>().WithMany().HasForeignKey(s => s.PersonId).OnDelete(DeleteBehavior.Restrict);
            // One place for one person, and no place twice: what parallel taps run into. Who checks in changes the state: an index that
            // says it would be a page more to write for each of a rush, so only the few who are on duty just now are in one.
            builder.HasIndex(s => new { s.CommunityId, s.ShiftId, s.PersonId, s.SetAside }).IsUnique();
            builder.HasIndex(s => new { s.CommunityId, s.ShiftId, s.Slot }).IsUnique().HasFilter("\"Slot\" IS NOT NULL");
            builder.HasIndex(s => new { s.CommunityId, s.PersonId });
            builder.HasIndex(s => new { s.CommunityId, s.PersonId }, "IX_ShiftSignups_OnDuty").HasFilter("\"State\" = 'CheckedIn'");
            builder.Property(s => s.MarkReason).HasMaxLength(200);
            builder.HasMany(s => s.Attendance).WithOne().HasForeignKey(e => e.SignupId).OnDelete(DeleteBehavior.Restrict);
            builder.Ignore(s => s.Arrival).Ignore(s => s.Departure).Ignore(s => s.IsProven);
            builder.HasOne<ShiftRole>().WithMany().HasForeignKey(s => s.RoleId).OnDelete(DeleteBehavior.Restrict);
            // What the clock looks for every minute.
            builder.HasIndex(s => new { s.CommunityId, s.OfferedUntil }).HasFilter("\"OfferedUntil\" IS NOT NULL");
            // The state leads, though all here have the same, so that SQLite prefers it; a check-in never writes to it.
            builder.HasIndex(s => new { s.CommunityId, s.State, s.ShiftId }, "IX_ShiftSignups_Waiting").HasFilter("\"State\" = 'Waitlisted'");
            builder.Property(s => s.AddedReason).HasMaxLength(200);
            builder.ToTable(t =>
            {
                t.HasCheckConstraint("CK_ShiftSignups_Slot", "\"Slot\" IS NULL OR \"Slot\" >= 1");
                t.HasCheckConstraint("CK_ShiftSignups_Queue", "\"State\" <> 'Waitlisted' OR (\"Slot\" IS NULL AND \"QueuedAt\" IS NOT NULL)");
                t.HasCheckConstraint("CK_ShiftSignups_Offer",
                    "(\"State\" = 'Offered' AND \"OfferedUntil\" IS NOT NULL AND \"Slot\" IS NOT NULL) OR (\"State\" <> 'Offered' AND \"OfferedUntil\" IS NULL)");
            });
        }
    }

    internal sealed class ShiftRoleTable : IEntityTypeConfiguration<ShiftRole>
    {
        public void Configure(EntityTypeBuilder<ShiftRole> builder)
        {
            builder.HasIndex(r => new { r.CommunityId, r.ShiftId, r.Sort }).IsUnique();
            builder.Property(r => r.Name).HasMaxLength(80);
            builder.Property(r => r.RequiredSkill).HasMaxLength(40);
            builder.Ignore(r => r.Slots);
            builder.ToTable(t => t.HasCheckConstraint("CK_ShiftRoles_Places", "\"Max\" BETWEEN 1 AND 500 AND \"Min\" BETWEEN 0 AND \"Max\" AND \"Sort\" >= 1"));
        }
    }

    internal sealed class ShiftDeputyTable : IEntityTypeConfiguration<ShiftDeputy>
    {
        public void Configure(EntityTypeBuilder<ShiftDeputy> builder)
        {
            builder.HasOne<Person>().WithMany().HasForeignKey(d => d.PersonId).OnDelete(DeleteBehavior.Restrict);
            builder.HasIndex(d => new { d.CommunityId, d.PersonId, d.ShiftId }).IsUnique();
        }
    }

    internal sealed class SignupSwapTable : IEntityTypeConfiguration<SignupSwap>
    {
        public void Configure(EntityTypeBuilder<SignupSwap> builder)
        {
            builder.HasOne<Shift>().WithMany().HasForeignKey(s => s.ShiftId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<ShiftSignup>().WithMany().HasForeignKey(s => s.FromSignupId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<ShiftSignup>().WithMany().HasForeignKey(s => s.NewSignupId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Shift>().WithMany().HasForeignKey(s => s.ReturnShiftId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<ShiftSignup>().WithMany().HasForeignKey(s => s.ReturnSignupId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Person>().WithMany().HasForeignKey(s => s.FromPersonId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Person>().WithMany().HasForeignKey(s => s.ToPersonId).OnDelete(DeleteBehavior.Restrict);
            // One question at a time, and a place is handed over once.
            builder.HasIndex(s => new { s.CommunityId, s.FromSignupId }).IsUnique().HasFilter("\"State\" IN ('Asked', 'Accepted')");
            builder.HasIndex(s => new { s.CommunityId, s.ToPersonId, s.State });
            builder.HasIndex(s => new { s.CommunityId, s.ExpiresAt }).HasFilter("\"State\" = 'Asked'");
            builder.Property(s => s.Note).HasMaxLength(200);
            builder.ToTable(t =>
            {
                t.HasCheckConstraint("CK_SignupSwaps_Other", "\"ToPersonId\" IS NULL OR \"ToPersonId\" <> \"FromPersonId\"");
                t.HasCheckConstraint("CK_SignupSwaps_Return", "\"ReturnShiftId\" IS NULL OR \"ReturnShiftId\" <> \"ShiftId\"");
            });
        }
    }

    internal sealed class AttendanceEventTable : IEntityTypeConfiguration<AttendanceEvent>
    {
        public void Configure(EntityTypeBuilder<AttendanceEvent> builder)
        {
            // One arrival and one departure: fifty taps at once leave one row. Person and shift are copies of the sign-up's, which is
            // how an event is found: every index more is a page more to write for each of a rush.
            builder.HasIndex(e => new { e.CommunityId, e.SignupId, e.Kind, e.SetAside }).IsUnique();
            builder.Property(e => e.RequestKey).HasMaxLength(100);
            builder.Property(e => e.RequestHash).HasMaxLength(64);
            // Keys without any order fall on a page each. In a rush that was half of what is written, so they enter when the rush is
            // over and they are compared with others.
            builder.HasIndex(e => new { e.CommunityId, e.LocationKey }).HasFilter("\"LocationKey\" IS NOT NULL AND \"ComparedAt\" IS NOT NULL");
            builder.HasIndex(e => new { e.CommunityId, e.DeviceKey, e.At }).HasFilter("\"DeviceKey\" IS NOT NULL AND \"ComparedAt\" IS NOT NULL");
            // Who wore it when; most arrivals name none and pay nothing for it.
            builder.HasIndex(e => new { e.CommunityId, e.ArmbandId, e.At }).HasFilter("\"ArmbandId\" IS NOT NULL");
            builder.Property(e => e.Flags).HasConversion<int>();
            builder.Property(e => e.Proofs).HasConversion<int>().HasDefaultValue(EvidenceKinds.None);
        }
    }
}

namespace NeighborParty.Core.Data
{
    using NeighborParty.Core.Duties;

    public abstract partial class NeighborPartyDb
    {
        public DbSet<DutyPlace> DutyPlaces => Set<DutyPlace>();

        public DbSet<DutySeries> DutySeries => Set<DutySeries>();

        public DbSet<Shift> Shifts => Set<Shift>();

        public DbSet<ShiftSignup> ShiftSignups => Set<ShiftSignup>();

        public DbSet<ShiftRole> ShiftRoles => Set<ShiftRole>();

        public DbSet<ShiftDeputy> ShiftDeputies => Set<ShiftDeputy>();

        public DbSet<SignupSwap> SignupSwaps => Set<SignupSwap>();

        public DbSet<AttendanceEvent> AttendanceEvents => Set<AttendanceEvent>();
    }
}
