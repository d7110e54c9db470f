using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NeighborParty.Core.Orders;
using NeighborParty.Core.Photos;

namespace NeighborParty.Core.Slips
{
    internal sealed class SlipTable : IEntityTypeConfiguration<Slip>
    {
        public void Configure(EntityTypeBuilder<Slip> builder)
        {
            builder.HasOne<Order>().WithMany().HasForeignKey(s => s.OrderId).OnDelete(DeleteBehavior.Restrict);
            builder.HasIndex(s => new { s.CommunityId, s.OrderId }).IsUnique();
            builder.HasIndex(s => new { s.CommunityId, s.Day, s.Serial }).IsUnique();
            builder.HasIndex(s => new { s.CommunityId, s.Number }).IsUnique();
            builder.Property(s => s.Number).HasMaxLength(30);
        }
    }

    internal sealed class SlipLeafTable : IEntityTypeConfiguration<SlipLeaf>
    {
        public void Configure(EntityTypeBuilder<SlipLeaf> builder)
        {
            builder.HasOne<Slip>().WithMany().HasForeignKey(l => l.SlipId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Photo>().WithMany().HasForeignKey(l => l.PaperPhotoId).OnDelete(DeleteBehavior.Restrict);
            // Two who freeze at once cannot both make the next version.
            builder.HasIndex(l => new { l.CommunityId, l.SlipId, l.Kind, l.Version }).IsUnique();
            builder.HasIndex(l => new { l.CommunityId, l.PaperPhotoId });
            builder.Property(l => l.Hash).HasMaxLength(64);
        }
    }
}

namespace NeighborParty.Core.Data
{
    using NeighborParty.Core.Slips;

    public abstract partial class NeighborPartyDb
    {
        public DbSet<Slip> Slips => Set<Slip>();

        public DbSet<SlipLeaf> SlipLeaves => Set<SlipLeaf>();
    }
}
