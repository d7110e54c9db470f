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
            builder.HasIndex(c => new { c.CommunityId, c.From, c.Id }).HasFilter("\"To\" IS NULL");
        }
    }
}

namespace NeighborParty.Core.Data
{
    using NeighborParty.Core.Care;

    public abstract partial class NeighborPartyDb
    {
        public DbSet<CareAssignment> CareAssignments => Set<CareAssignment>();
    }
}
