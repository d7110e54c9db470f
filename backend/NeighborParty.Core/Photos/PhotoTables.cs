using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NeighborParty.Core.People;

namespace NeighborParty.Core.Photos
{
    internal sealed class PhotoTable : IEntityTypeConfiguration<Photo>
    {
        public void Configure(EntityTypeBuilder<Photo> builder)
        {
            builder.HasOne<Person>().WithMany().HasForeignKey(p => p.OwnerId).OnDelete(DeleteBehavior.Restrict);
            builder.HasIndex(p => new { p.CommunityId, p.FileName }).IsUnique();
            builder.HasIndex(p => new { p.CommunityId, p.AttachedTo, p.CreatedAt });
            builder.Property(p => p.FileName).HasMaxLength(40);
            builder.Ignore(p => p.ContentType);
        }
    }
}

namespace NeighborParty.Core.Data
{
    using NeighborParty.Core.Photos;

    public abstract partial class NeighborPartyDb
    {
        public DbSet<Photo> Photos => Set<Photo>();
    }
}
