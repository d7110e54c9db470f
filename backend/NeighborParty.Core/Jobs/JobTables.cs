using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace NeighborParty.Core.Jobs
{
    internal sealed class JobRunTable : IEntityTypeConfiguration<JobRun>
    {
        public void Configure(EntityTypeBuilder<JobRun> builder)
        {
            builder.HasKey(r => r.Job);
            builder.Property(r => r.Job).HasMaxLength(100);
        }
    }
}

namespace NeighborParty.Core.Data
{
    using NeighborParty.Core.Jobs;

    public abstract partial class NeighborPartyDb
    {
        public DbSet<JobRun> JobRuns => Set<JobRun>();
    }
}
