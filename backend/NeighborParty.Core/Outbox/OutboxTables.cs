using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace NeighborParty.Core.Outbox
{
    internal sealed class OutboxMessageTable : IEntityTypeConfiguration<OutboxMessage>
    {
        public void Configure(EntityTypeBuilder<OutboxMessage> builder)
        {
            builder.HasIndex(m => m.DedupeKey).IsUnique();
            builder.HasIndex(m => new { m.State, m.DueAt });
            builder.Property(m => m.Kind).HasMaxLength(40);
            builder.Property(m => m.DedupeKey).HasMaxLength(120);
        }
    }
}

namespace NeighborParty.Core.Data
{
    using NeighborParty.Core.Outbox;

    public abstract partial class NeighborPartyDb
    {
        public DbSet<OutboxMessage> OutboxMessages => Set<OutboxMessage>();
    }
}
