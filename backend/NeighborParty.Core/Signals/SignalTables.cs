using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NeighborParty.Core.Data;
using NeighborParty.Core.Duties;
using NeighborParty.Core.People;

namespace NeighborParty.Core.Signals
{
    /// <summary>Up to which record of a community signals were looked for.</summary>
    public sealed class SignalWatch : ICommunityOwned
    {
        public Guid CommunityId { get; init; }

        /// <summary>Ids are times: everything before this one was looked at.</summary>
        public Guid LookedUntil { get; internal set; }
    }

    internal sealed class AttendanceFlagCaseTable : IEntityTypeConfiguration<AttendanceFlagCase>
    {
        public void Configure(EntityTypeBuilder<AttendanceFlagCase> builder)
        {
            builder.HasOne<Shift>().WithMany().HasForeignKey(c => c.ShiftId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Person>().WithMany().HasForeignKey(c => c.SubjectPersonId).OnDelete(DeleteBehavior.Restrict);
            builder.HasIndex(c => new { c.CommunityId, c.DedupeKey }).IsUnique();
            builder.HasIndex(c => new { c.CommunityId, c.State, c.Id });
            builder.Property(c => c.DedupeKey).HasMaxLength(120);
            builder.Property(c => c.DecidedByName).HasMaxLength(60);
            builder.Property(c => c.Note).HasMaxLength(800);
            builder.ToTable(t => t.HasCheckConstraint("CK_AttendanceFlagCases_Decided", "\"State\" = 'Open' OR (\"DecidedBy\" IS NOT NULL AND \"DecidedAt\" IS NOT NULL AND \"Note\" IS NOT NULL)"));
        }
    }

    internal sealed class SignalWatchTable : IEntityTypeConfiguration<SignalWatch>
    {
        public void Configure(EntityTypeBuilder<SignalWatch> builder) => builder.HasKey(w => w.CommunityId);
    }
}

namespace NeighborParty.Core.Data
{
    using NeighborParty.Core.Signals;

    public abstract partial class NeighborPartyDb
    {
        public DbSet<AttendanceFlagCase> AttendanceFlagCases => Set<AttendanceFlagCase>();

        public DbSet<SignalWatch> SignalWatches => Set<SignalWatch>();
    }
}
