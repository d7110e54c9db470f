using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace NeighborParty.Core.Policies
{
    internal sealed class PolicyVersionTable : IEntityTypeConfiguration<PolicyVersion>
    {
        public void Configure(EntityTypeBuilder<PolicyVersion> builder) =>
            builder.HasIndex(p => new { p.CommunityId, p.Number }).IsUnique();
    }
}

namespace NeighborParty.Core.Data
{
    using NeighborParty.Core.Policies;

    public abstract partial class NeighborPartyDb
    {
        public DbSet<PolicyVersion> PolicyVersions => Set<PolicyVersion>();
    }
}
