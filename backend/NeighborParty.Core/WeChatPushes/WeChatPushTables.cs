using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace NeighborParty.Core.WeChatPushes
{
    internal sealed class WeChatPushTable : IEntityTypeConfiguration<WeChatPush>
    {
        public void Configure(EntityTypeBuilder<WeChatPush> builder)
        {
            builder.HasIndex(p => p.DedupeKey).IsUnique();
            builder.Property(p => p.DedupeKey).HasMaxLength(64);
            builder.Property(p => p.Event).HasMaxLength(60);
        }
    }
}

namespace NeighborParty.Core.Data
{
    using NeighborParty.Core.WeChatPushes;

    public abstract partial class NeighborPartyDb
    {
        public DbSet<WeChatPush> WeChatPushes => Set<WeChatPush>();
    }
}
