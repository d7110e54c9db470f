using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace NeighborParty.Core.Audit
{
    internal sealed class AuditEventTable : IEntityTypeConfiguration<AuditEvent>
    {
        public void Configure(EntityTypeBuilder<AuditEvent> builder)
        {
            builder.HasIndex(e => new { e.CommunityId, e.Sequence }).IsUnique();
            builder.HasIndex(e => new { e.CommunityId, e.EntityId, e.At });
            builder.Property(e => e.Action).HasMaxLength(60);
            builder.Property(e => e.Entity).HasMaxLength(60);
            builder.Property(e => e.Result).HasMaxLength(80);
        }
    }

    internal sealed class AuditChainHeadTable : IEntityTypeConfiguration<AuditChainHead>
    {
        public void Configure(EntityTypeBuilder<AuditChainHead> builder)
        {
            builder.HasKey(h => h.CommunityId);
            builder.Property(h => h.Sequence).IsConcurrencyToken();
        }
    }
}

namespace NeighborParty.Core.Data
{
    using NeighborParty.Core.Audit;

    public abstract partial class NeighborPartyDb
    {
        public DbSet<AuditEvent> AuditEvents => Set<AuditEvent>();

        public DbSet<AuditChainHead> AuditChainHeads => Set<AuditChainHead>();
    }
}
