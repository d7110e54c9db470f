using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace NeighborParty.Core.Displays
{
    internal sealed class WallDisplayTable : IEntityTypeConfiguration<WallDisplay>
    {
        public void Configure(EntityTypeBuilder<WallDisplay> builder)
        {
            builder.HasIndex(d => new { d.CommunityId, d.TokenHash }).IsUnique();
            builder.Property(d => d.TokenHash).HasMaxLength(64);
            builder.Property(d => d.Name).HasMaxLength(60);
            builder.Property(d => d.CreatedByName).HasMaxLength(60);
        }
    }
}

namespace NeighborParty.Core.Data
{
    using NeighborParty.Core.Displays;

    public abstract partial class NeighborPartyDb
    {
        public DbSet<WallDisplay> WallDisplays => Set<WallDisplay>();
    }
}
