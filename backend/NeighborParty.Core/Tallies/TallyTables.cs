using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace NeighborParty.Core.Tallies
{
    internal sealed class TallyTable : IEntityTypeConfiguration<Tally>
    {
        public void Configure(EntityTypeBuilder<Tally> builder)
        {
            // The whole community's lines of some weeks lie together, and so do those of a group.
            builder.HasKey(t => new { t.CommunityId, t.Part, t.Day, t.Measure });
            builder.Property(t => t.Measure).HasMaxLength(60);
        }
    }
}

namespace NeighborParty.Core.Data
{
    using NeighborParty.Core.Tallies;

    public abstract partial class NeighborPartyDb
    {
        public DbSet<Tally> Tallies => Set<Tally>();
    }
}
