using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace NeighborParty.Core.Idempotency
{
    internal sealed class IdempotencyRecordTable : IEntityTypeConfiguration<IdempotencyRecord>
    {
        public void Configure(EntityTypeBuilder<IdempotencyRecord> builder)
        {
            builder.HasIndex(r => new { r.ActorId, r.Key }).IsUnique();
            builder.HasIndex(r => r.CreatedAt);
            builder.Property(r => r.Key).HasMaxLength(100);
        }
    }
}

namespace NeighborParty.Core.Data
{
    using NeighborParty.Core.Idempotency;

    public abstract partial class NeighborPartyDb
    {
        public DbSet<IdempotencyRecord> IdempotencyRecords => Set<IdempotencyRecord>();
    }
}
