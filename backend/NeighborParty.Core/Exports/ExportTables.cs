using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace NeighborParty.Core.Exports
{
    internal sealed class ExportTable : IEntityTypeConfiguration<Export>
    {
        public void Configure(EntityTypeBuilder<Export> builder)
        {
            builder.HasIndex(e => new { e.CommunityId, e.State, e.AskedAt });
            builder.HasIndex(e => new { e.CommunityId, e.AskedBy, e.AskedAt });
            builder.Property(e => e.Purpose).HasMaxLength(200);
            builder.Property(e => e.AskedByName).HasMaxLength(80);
            builder.Property(e => e.DecidedByName).HasMaxLength(80);
            builder.Property(e => e.FileName).HasMaxLength(80);
            builder.ToTable(t =>
            {
                t.HasCheckConstraint("CK_Exports_TwoAccounts", "\"DecidedBy\" IS NULL OR \"DecidedBy\" <> \"AskedBy\"");
                t.HasCheckConstraint("CK_Exports_TwoPeople", "\"DecidedByPersonId\" IS NULL OR \"AskedByPersonId\" IS NULL OR \"DecidedByPersonId\" <> \"AskedByPersonId\"");
            });
        }
    }
}

namespace NeighborParty.Core.Data
{
    using NeighborParty.Core.Exports;

    public abstract partial class NeighborPartyDb
    {
        public DbSet<Export> Exports => Set<Export>();
    }
}
