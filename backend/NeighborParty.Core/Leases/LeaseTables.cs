using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace NeighborParty.Core.Leases
{
    internal sealed class LeaseTable : IEntityTypeConfiguration<Lease>
    {
        public void Configure(EntityTypeBuilder<Lease> builder)
        {
            builder.HasKey(l => l.Name);
            builder.Property(l => l.Name).HasMaxLength(60);
        }
    }
}

namespace NeighborParty.Core.Data
{
    using NeighborParty.Core.Leases;

    public abstract partial class NeighborPartyDb
    {
        public DbSet<Lease> Leases => Set<Lease>();
    }
}
