using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NeighborParty.Core.Duties;
using NeighborParty.Core.People;

namespace NeighborParty.Core.Hours
{
    internal sealed class HoursEntryTable : IEntityTypeConfiguration<HoursEntry>
    {
        public void Configure(EntityTypeBuilder<HoursEntry> builder)
        {
            builder.HasOne<Person>().WithMany().HasForeignKey(e => e.PersonId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<ShiftSignup>().WithMany().HasForeignKey(e => e.SignupId).OnDelete(DeleteBehavior.Restrict);
            builder.HasIndex(e => new { e.CommunityId, e.PersonId, e.Number }).IsUnique();
            builder.HasIndex(e => new { e.CommunityId, e.IdempotencyKey }).IsUnique();
            // A service is granted once and taken back once in each round; the days of one over midnight are lines of their own.
            builder.Property(e => e.Round).HasDefaultValue(0);
            builder.HasIndex(e => new { e.CommunityId, e.SignupId, e.Kind, e.Day, e.Round }).IsUnique().HasFilter("\"SignupId\" IS NOT NULL AND \"Kind\" <> 'Adjust'");
            builder.HasIndex(e => new { e.CommunityId, e.GroupId, e.Day });
            builder.Property(e => e.IdempotencyKey).HasMaxLength(100);
            builder.ToTable(t =>
            {
                t.HasCheckConstraint("CK_HoursEntries_Sum", "\"AfterMinutes\" = \"BeforeMinutes\" + \"DeltaMinutes\"");
                t.HasCheckConstraint("CK_HoursEntries_NotNegative", "\"AfterMinutes\" >= 0");
                t.HasCheckConstraint("CK_HoursEntries_Sign", "(\"Kind\" <> 'Grant' OR \"DeltaMinutes\" > 0) AND (\"Kind\" <> 'Void' OR \"DeltaMinutes\" < 0) AND (\"Kind\" <> 'Regrant' OR \"DeltaMinutes\" > 0)");
            });
        }
    }
}

namespace NeighborParty.Core.Data
{
    using NeighborParty.Core.Hours;

    public abstract partial class NeighborPartyDb
    {
        public DbSet<HoursEntry> HoursEntries => Set<HoursEntry>();
    }
}
