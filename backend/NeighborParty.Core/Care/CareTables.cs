using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NeighborParty.Core.People;
using NeighborParty.Core.Places;

namespace NeighborParty.Core.Care
{
    internal sealed class CareAssignmentTable : IEntityTypeConfiguration<CareAssignment>
    {
        public void Configure(EntityTypeBuilder<CareAssignment> builder)
        {
            builder.HasOne<Person>().WithMany().HasForeignKey(c => c.PersonId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Dwelling>().WithMany().HasForeignKey(c => c.DwellingId).OnDelete(DeleteBehavior.Restrict);
            // One member looks after one household once at a time.
            builder.HasIndex(c => new { c.CommunityId, c.DwellingId, c.PersonId }).IsUnique().HasFilter("\"To\" IS NULL");
            builder.HasIndex(c => new { c.CommunityId, c.PersonId, c.From, c.Id });
            // Whether a household wants no visits, which few say.
            builder.HasIndex(c => new { c.CommunityId, c.DwellingId }, "IX_CareAssignments_VisitsDeclined").HasFilter("\"VisitsDeclinedAt\" IS NOT NULL");
            builder.HasIndex(c => new { c.CommunityId, c.From, c.Id }).HasFilter("\"To\" IS NULL");
        }
    }

    internal sealed class HomeVisitTable : IEntityTypeConfiguration<HomeVisit>
    {
        public void Configure(EntityTypeBuilder<HomeVisit> builder)
        {
            builder.HasOne<CareAssignment>().WithMany().HasForeignKey(v => v.CareId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Person>().WithMany().HasForeignKey(v => v.PersonId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Dwelling>().WithMany().HasForeignKey(v => v.DwellingId).OnDelete(DeleteBehavior.Restrict);
            builder.Property(v => v.Version).IsConcurrencyToken();
            // One at a time is planned, whichever instance looks.
            builder.HasIndex(v => new { v.CommunityId, v.CareId }, "IX_HomeVisits_Open").IsUnique().HasFilter("\"State\" IN ('Due', 'Attempted', 'NotReached')");
            builder.HasIndex(v => new { v.CommunityId, v.CareId, v.DoneAt });
            builder.HasIndex(v => new { v.CommunityId, v.PersonId, v.State, v.DueOn, v.Id });
            builder.HasIndex(v => new { v.CommunityId, v.State, v.DueOn, v.Id });
            builder.HasIndex(v => new { v.CommunityId, v.DwellingId, v.State });
        }
    }
}

namespace NeighborParty.Core.Data
{
    using NeighborParty.Core.Care;

    public abstract partial class NeighborPartyDb
    {
        public DbSet<CareAssignment> CareAssignments => Set<CareAssignment>();

        public DbSet<HomeVisit> HomeVisits => Set<HomeVisit>();
    }
}
